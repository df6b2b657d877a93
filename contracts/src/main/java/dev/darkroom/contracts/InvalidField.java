package dev.darkroom.contracts;

/// Why a record refuses one of its fields; [Json] adds the field to the path that it names.
final class InvalidField extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidField(String field, String problem) {
        super(problem);
        this.field = field;
    }

    String field() {
        return field;
    }
}
