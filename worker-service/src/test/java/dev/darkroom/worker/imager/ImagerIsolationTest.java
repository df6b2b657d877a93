package dev.darkroom.worker.imager;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.worker.develop.ImagerProcess;
import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.TestPhoto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a real imager cannot reach and does not leave behind.
class ImagerIsolationTest {
    @TempDir Path folder;
    private ImagerPool pool;

    @BeforeEach
    void startImager() throws Exception {
        pool = start();
        pool.hello();
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void isConfinedBeforeItsFirstPhoto() throws IOException {
        assertThat(process("status"))
                .anyMatch(line -> line.matches("Seccomp:\\s+2"))
                .anyMatch(line -> line.matches("NoNewPrivs:\\s+1"));
    }

    @Test
    void leavesNoCoreDump() throws IOException {
        assertThat(process("limits"))
                .anyMatch(line -> line.matches("Max core file size\\s+0\\s+0\\s.*"));
    }

    @Test
    void holdsNoConnectionOfItsWorkers() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var _ = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            pool.close();
            pool = start();
            pool.hello();
            assertThat(openFiles(ProcessHandle.current().pid()))
                    .anyMatch(file -> file.contains("socket:"));
            assertThat(openFiles(pid())).isNotEmpty().noneMatch(file -> file.contains("socket:"));
        }
    }

    @Test
    void leavesNothingInScratchWhereItCrashes() throws Exception {
        ProcessHandle imager = ProcessHandle.of(pid()).orElseThrow();
        assertThat(new ProcessBuilder("kill", "-SEGV", "" + imager.pid()).start().waitFor())
                .isZero();
        imager.onExit().orTimeout(30, SECONDS).join();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesNothingButRenditions() throws Exception {
        Path photo =
                TestPhoto.file(
                        folder, "photo", TestPhoto.encoded("jpg", TestPhoto.upright(600, 400)));
        Path renditions = Files.createDirectory(folder.resolve("renditions"));

        pool.develop(photo, renditions, BuiltInRecipes.web());

        assertThat(folder).isDirectoryRecursivelyContaining("glob:**/renditions/320");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(photo, renditions);
        }
    }

    private ImagerPool start() {
        return ImagerPool.start(
                new ImagerPoolSettings(
                        ImagerCommand.ofJava(
                                Path.of(System.getProperty("java.home")),
                                System.getProperty("java.class.path"),
                                ImagerProcess.class.getName()),
                        1,
                        folder,
                        ImagerSettings.defaults()));
    }

    private long pid() {
        return pool.pids().getFirst();
    }

    private List<String> process(String what) throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/%s".formatted(pid(), what)));
    }

    private static List<String> openFiles(long pid) throws IOException {
        var files = new ArrayList<String>();
        try (Stream<Path> links = Files.list(Path.of("/proc/%d/fd".formatted(pid)))) {
            for (Path link : links.toList()) {
                files.add(Files.readSymbolicLink(link).toString());
            }
        }
        return files;
    }
}
