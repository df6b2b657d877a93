package dev.darkroom.planner.inventory;

/// Takes the objects that a source names, from several threads at a time.
public interface ObjectSink {
    /// @param isArchived whether it must be restored before it can be read, whatever its class is
    void add(CataloguedObject object, boolean isArchived);

    default void add(CataloguedObject object) {
        add(object, object.archived());
    }

    /// Whether no more objects are taken.
    boolean isFull();
}
