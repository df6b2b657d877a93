package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which part of a photo [Fit#COVER] keeps, and where in its frame [Fit#CONTAIN] puts it: the
/// centre, a compass point, or what libvips' `smartcrop` finds.
public enum Position {
    @JsonProperty("centre")
    CENTRE(0, 0),
    @JsonProperty("north")
    NORTH(0, -1),
    @JsonProperty("northeast")
    NORTHEAST(1, -1),
    @JsonProperty("east")
    EAST(1, 0),
    @JsonProperty("southeast")
    SOUTHEAST(1, 1),
    @JsonProperty("south")
    SOUTH(0, 1),
    @JsonProperty("southwest")
    SOUTHWEST(-1, 1),
    @JsonProperty("west")
    WEST(-1, 0),
    @JsonProperty("northwest")
    NORTHWEST(-1, -1),
    /// Where edges, skin tones and saturated colours are; for [Fit#COVER] only.
    @JsonProperty("attention")
    ATTENTION(0, 0),
    /// Where there is most information; for [Fit#COVER] only.
    @JsonProperty("entropy")
    ENTROPY(0, 0);

    private final int horizontal;
    private final int vertical;

    Position(int horizontal, int vertical) {
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /// Whether the photo's content decides, instead of this alone.
    public boolean isSmart() {
        return this == ATTENTION || this == ENTROPY;
    }

    /// The left edge of a part within a whole, which may be the smaller of the two.
    public int left(int whole, int part) {
        return place(horizontal, whole - part);
    }

    /// The upper edge of a part within a whole, which may be the smaller of the two.
    public int top(int whole, int part) {
        return place(vertical, whole - part);
    }

    private static int place(int side, int room) {
        return switch (side) {
            case -1 -> 0;
            case 1 -> room;
            default -> Math.floorDiv(room, 2);
        };
    }
}
