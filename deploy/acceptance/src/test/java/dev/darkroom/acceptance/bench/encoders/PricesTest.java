package dev.darkroom.acceptance.bench.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PricesTest {

    @Test
    void agreeWithTheDesignsPetabyte() {
        // 250 million photos of three renditions, 505 KB together: 126 TB, some $2,900 a month in
        // each region, PUTs $3,750 in each, replication about $2,500, 6,000 vCPU-hours $120.
        Prices.Cost million = Prices.ASSUMED.cost(3, 505_000, 6_000 * 3.6e6 / 250e6);
        assertThat(250 * million.storage() / 24).isEqualTo(2_900, within(10.0));
        assertThat(250 * million.replication()).isEqualTo(2_525, within(1.0));
        assertThat(250 * million.puts()).isEqualTo(2 * 3_750, within(1e-6));
        assertThat(250 * million.cpu()).isEqualTo(120, within(1e-6));
    }
}
