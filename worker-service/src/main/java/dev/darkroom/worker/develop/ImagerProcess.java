package dev.darkroom.worker.develop;

import dev.darkroom.worker.heif.Libheif;
import dev.darkroom.worker.heif.LibheifFile;
import dev.darkroom.worker.vips.Confinement;
import dev.darkroom.worker.vips.LibvipsFile;
import dev.darkroom.worker.vips.ProcessLimits;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The imager's main: says that it is ready, then answers one line for each line, until its input
/// ends. Orders come on stdin, answers go to stdout, and what else there is to say to stderr.
public final class ImagerProcess {
    /// The word that starts the worker's executable as an imager.
    public static final String COMMAND = "develop";

    /// How an imager ends that has reached its limit of memory; what the JVM itself does by
    /// `-XX:+ExitOnOutOfMemoryError`.
    public static final int EXIT_OUT_OF_MEMORY = 3;

    private static final int EXIT_UNUSABLE = 1;

    /// After so many seconds beyond the time limit an imager ends itself: its worker, which ends it
    /// at the limit, must be gone.
    private static final int GRACE_SECONDS = 10;

    private final ImagerSettings settings;
    private final ProcessLimits limits;
    private final Lines lines = new Lines();
    private final BufferedReader in;
    private final PrintStream out;

    private ImagerProcess(
            ImagerSettings settings, ProcessLimits limits, BufferedReader in, PrintStream out) {
        this.settings = settings;
        this.limits = limits;
        this.in = in;
        this.out = out;
    }

    /// Runs an imager and ends this process.
    public static void main(String[] args) throws IOException {
        var process =
                new ImagerProcess(
                        ImagerSettings.read(System.getenv()),
                        new ProcessLimits(),
                        new BufferedReader(
                                new InputStreamReader(
                                        new FileInputStream(FileDescriptor.in),
                                        StandardCharsets.UTF_8)),
                        new PrintStream(
                                new FileOutputStream(FileDescriptor.out),
                                true,
                                StandardCharsets.UTF_8));
        System.exit(process.run());
    }

    private int run() throws IOException {
        limits.ignoreStops();
        sacrifice();
        Vips vips;
        Path application = application();
        try {
            vips = Vips.load(LibvipsFile.find(settings.libraries().libvips(), application));
        } catch (VipsException e) {
            String message =
                    LibvipsFile.missing(
                            settings.libraries().libvips(),
                            application,
                            String.valueOf(e.getMessage()));
            say(new Answer.Unusable(message));
            return EXIT_UNUSABLE;
        }
        Libheif.Loading libheif = Libheif.load(LibheifFile.find(settings.libraries().libheif()));
        var developer =
                new Developer(
                        vips,
                        libheif,
                        settings.limits(),
                        new MemoryTerms(settings.memory(), OwnMemory.now()));
        developer.allowOnlyPhotos();
        limits.noCoreDumps();
        limits.memory(settings.memory().standing(), settings.memory().most());
        if (!Confinement.confine()) {
            System.err.println("this system does not let an imager be cut off from the network");
        }
        say(new Answer.Ready(vips.version(), developer.formats()));
        return answerOrders(developer);
    }

    private int answerOrders(Developer developer) throws IOException {
        int seconds = Math.toIntExact(settings.time().wall().toSeconds()) + GRACE_SECONDS;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            limits.alarm(seconds);
            try {
                say(answer(developer, lines.order(line)));
            } catch (OutOfMemory e) {
                System.err.println(e.getMessage());
                return EXIT_OUT_OF_MEMORY;
            }
            limits.alarm(0);
        }
        return 0;
    }

    /// Holds for one photo what was granted for it. Its worker ends it afterwards.
    private Answer answer(Developer developer, Order order) throws OutOfMemory {
        if (order.memory().isPresent()) {
            limits.memory(order.memory().getAsLong(), settings.memory().most());
        }
        return developer.develop(order);
    }

    private void say(Answer answer) {
        out.println(lines.write(answer));
    }

    /// Where memory runs out, Linux shall end an imager and not its worker.
    private static void sacrifice() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "500");
        } catch (IOException e) {
            System.err.println("oom_score_adj cannot be set: " + e);
        }
    }

    /// The jar, the folder of classes, or the native executable that this is.
    private static Path application() {
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.isEmpty()) {
            return Path.of(List.of(classPath.split(":", 2)).getFirst());
        }
        return Path.of(ProcessHandle.current().info().command().orElse("worker-service"));
    }
}
