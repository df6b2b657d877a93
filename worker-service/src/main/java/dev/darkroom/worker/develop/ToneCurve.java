package dev.darkroom.worker.develop;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// How much light the values of a colour profile stand for, from 0 to 1.
record ToneCurve(DoubleUnaryOperator light) {
    private static final int CURVE = 0x63757276; // curv
    private static final int PARAMETERS = 0x70617261; // para
    private static final int LIKE_SRGB = 3;
    private static final double FIXED = 65_536;
    private static final int VALUES = 255;

    /// Reads a tag of a profile, where it is of a kind that sRGB is written in.
    static Optional<ToneCurve> of(ByteBuffer tag) {
        if (tag.limit() < 12) {
            return Optional.empty();
        }
        return switch (tag.getInt(0)) {
            case CURVE -> sampled(tag);
            case PARAMETERS -> parametric(tag);
            default -> Optional.empty();
        };
    }

    private static Optional<ToneCurve> sampled(ByteBuffer tag) {
        int count = tag.getInt(8);
        if (count < 2 || 12 + 2L * count > tag.limit()) {
            return Optional.empty();
        }
        return Optional.of(
                new ToneCurve(value -> {
                    double place = value * (count - 1);
                    int below = Math.min((int) place, count - 2);
                    double part = place - below;
                    return (sample(tag, below) * (1 - part) + sample(tag, below + 1) * part)
                            / 65_535;
                }));
    }

    private static int sample(ByteBuffer tag, int index) {
        return Short.toUnsignedInt(tag.getShort(12 + 2 * index));
    }

    private static Optional<ToneCurve> parametric(ByteBuffer tag) {
        if (tag.getShort(8) != LIKE_SRGB || tag.limit() < 32) {
            return Optional.empty();
        }
        double gamma = fixed(tag, 12);
        double a = fixed(tag, 16);
        double b = fixed(tag, 20);
        double c = fixed(tag, 24);
        double d = fixed(tag, 28);
        return Optional.of(
                new ToneCurve(value -> value >= d ? Math.pow(a * value + b, gamma) : c * value));
    }

    /// A number of a profile: 16 bits before the point and 16 after it.
    static double fixed(ByteBuffer tag, int at) {
        return tag.getInt(at) / FIXED;
    }

    /// Whether each of the values that a byte has would be the same in sRGB.
    boolean isSrgb() {
        for (int value = 0; value <= VALUES; value++) {
            double same = srgb(light.applyAsDouble((double) value / VALUES)) * VALUES;
            // Written so that not-a-number is not the same.
            if (!(Math.abs(same - value) < 0.75)) {
                return false;
            }
        }
        return true;
    }

    private static double srgb(double light) {
        return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }
}
