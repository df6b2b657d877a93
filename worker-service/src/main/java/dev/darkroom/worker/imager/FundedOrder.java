package dev.darkroom.worker.imager;

import dev.darkroom.worker.develop.MemoryShares;
import dev.darkroom.worker.develop.Order;
import java.util.Optional;

/// A photo's order, with what it holds of the common memory: nothing at first, which is enough for
/// nearly all photos.
final class FundedOrder implements AutoCloseable {
    private final MemoryGrants grants;
    private final MemoryShares shares;
    private Order order;
    private Optional<MemoryGrants.Grant> grant = Optional.empty();

    FundedOrder(Order order, MemoryGrants grants, MemoryShares shares) {
        this.order = order;
        this.grants = grants;
        this.shares = shares;
    }

    Order order() {
        return order;
    }

    boolean isFunded() {
        return grant.isPresent();
    }

    /// Waits until the imager may hold so much for this photo.
    void fund(long bytes) throws InterruptedException {
        close();
        grant = Optional.of(grants.take(bytes - shares.standing()));
        order = order.withMemory(Math.clamp(bytes, shares.standing(), shares.most()));
    }

    /// Waits until the imager may hold for this photo all that there is, with no other large photo
    /// beside it.
    void fundWithAll() throws InterruptedException {
        close();
        grant = Optional.of(grants.takeAll());
        order = order.withMemory(shares.most());
    }

    @Override
    public void close() {
        grant.ifPresent(MemoryGrants.Grant::close);
        grant = Optional.empty();
    }
}
