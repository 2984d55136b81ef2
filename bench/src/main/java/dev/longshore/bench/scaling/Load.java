package dev.longshore.bench.scaling;

/** Loads over three hours, in tasks that it would keep busy entirely. */
enum Load {
    /** Four times as much for 70 minutes. */
    STEP("step", 1) {
        @Override
        double at(int second) {
            return second >= minutes(30) && second < minutes(100) ? 5 : 1;
        }
    },
    /** More and more for an hour, and as slowly back. */
    RAMP("ramp", 1) {
        @Override
        double at(int second) {
            double up = Math.clamp((second - minutes(20)) / (double) minutes(60), 0, 1);
            double down = Math.clamp((second - minutes(100)) / (double) minutes(60), 0, 1);
            return 1 + 7 * (up - down);
        }
    },
    /** Up and down within an hour, three times. */
    SINE("sine", 3) {
        @Override
        double at(int second) {
            return 4 + 3 * Math.sin(2 * Math.PI * second / minutes(60));
        }
    },
    /** Always the same, give or take 15 %, another value every 15 s. */
    NOISE("noise", 1) {
        @Override
        double at(int second) {
            return 4 * (1 + 0.15 * noise(second / 15));
        }
    },
    /** Three minutes of four times as much, every half an hour. */
    BURSTS("bursts", 6) {
        @Override
        double at(int second) {
            return second % minutes(30) >= minutes(20) && second % minutes(30) < minutes(23) ? 6 : 1.5;
        }
    };

    /** How long each is looked at. */
    static final int SECONDS = 3 * 60 * 60;

    private final String title;
    private final int hills;

    Load(String title, int hills) {
        this.title = title;
        this.hills = hills;
    }

    /** How much there is at this second. */
    abstract double at(int second);

    String title() {
        return title;
    }

    /** How often it goes up and down: a count of tasks that turns more often than twice for each oscillates. */
    int hills() {
        return hills;
    }

    private static int minutes(int minutes) {
        return minutes * 60;
    }

    /** Between -1 and 1, always the same for one number; as splitmix64 mixes. */
    private static double noise(long number) {
        long z = (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) / (double) (1L << 52) - 1;
    }
}
