package dev.darkroom.worker.vips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfinementTest {

    @Test
    void aConfinedProcessReachesNoNetworkAndNoProgram() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Confined.class.getName(),
                                    Integer.toString(server.getLocalPort()))
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said.lines())
                    .containsExactly(
                            "free: connected, ran",
                            "confined: true",
                            "confined: SocketException, IOException");
        }
    }

    /// The process of this test.
    static final class Confined {
        private Confined() {}

        public static void main(String[] args) {
            int port = Integer.parseInt(args[0]);
            System.out.println("free: " + attempts(port));
            System.out.println("confined: " + Confinement.confine());
            System.out.println("confined: " + attempts(port));
        }

        private static String attempts(int port) {
            return String.join(", ", List.of(connect(port), run()));
        }

        private static String connect(int port) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return "connected";
            } catch (IOException e) {
                return e.getClass().getSimpleName();
            }
        }

        private static String run() {
            try {
                return new ProcessBuilder("true").start().waitFor() == 0 ? "ran" : "failed";
            } catch (IOException | InterruptedException e) {
                return e.getClass().getSimpleName();
            }
        }
    }
}
