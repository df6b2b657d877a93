package dev.darkroom.local.samples;

import java.util.SplittableRandom;

/// A square of fractal noise that repeats seamlessly: the clouds, rocks and grain of the samples.
final class Noise {
    private static final int SIDE = 1024;
    private static final int MASK = SIDE - 1;
    private final float[] values = new float[SIDE * SIDE];

    /// @param roughness what each finer octave keeps of the amplitude, 0 to 1
    Noise(long seed, double roughness) {
        var random = new SplittableRandom(seed);
        double amplitude = 1;
        double sum = 0;
        for (int cell = SIDE / 4; cell >= 1; cell /= 2) {
            addOctave(random, cell, (float) amplitude);
            sum += amplitude;
            amplitude *= roughness;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= (float) sum;
        }
    }

    /// The value at a place, 0 to 1.
    float at(int x, int y) {
        return values[(y & MASK) * SIDE + (x & MASK)];
    }

    private void addOctave(SplittableRandom random, int cell, float amplitude) {
        int cells = SIDE / cell;
        float[] lattice = new float[cells * cells];
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = random.nextFloat() * amplitude;
        }
        for (int y = 0; y < SIDE; y++) {
            int row = y / cell * cells;
            int nextRow = (y / cell + 1) % cells * cells;
            float down = (float) (y % cell) / cell;
            for (int x = 0; x < SIDE; x++) {
                int column = x / cell;
                int nextColumn = (column + 1) % cells;
                float along = (float) (x % cell) / cell;
                float top = mix(lattice[row + column], lattice[row + nextColumn], along);
                float bottom = mix(lattice[nextRow + column], lattice[nextRow + nextColumn], along);
                values[y * SIDE + x] += mix(top, bottom, down);
            }
        }
    }

    private static float mix(float one, float other, float part) {
        return one + (other - one) * part;
    }
}
