package dev.darkroom.acceptance.bench.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final Curve CURVE =
            Curve.of(
                    Map.of(
                            70, List.of(sample(100, 1, 0.90), sample(300, 3, 0.92)),
                            80, List.of(sample(400, 4, 0.95), sample(400, 6, 0.95))));

    @Test
    void holdsTheMeansOfAllPhotos() {
        assertThat(CURVE.byQuality().get(70)).isEqualTo(sample(200, 2, 0.91));
    }

    @Test
    void findsTheLeastQualityThatReachesASimilarity() {
        assertThat(CURVE.qualityReaching(0.90)).hasValue(70);
        assertThat(CURVE.qualityReaching(0.91)).hasValue(70);
        assertThat(CURVE.qualityReaching(0.93)).hasValue(80);
    }

    @Test
    void whatWasNotMeasuredIsNotGuessed() {
        assertThat(CURVE.qualityReaching(0.96)).isEmpty();
    }

    private static Sample sample(long bytes, double cpu, double similarity) {
        return new Sample(bytes, cpu, new Similarity(similarity, similarity));
    }
}
