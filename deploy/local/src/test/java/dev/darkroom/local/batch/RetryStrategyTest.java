package dev.darkroom.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.darkroom.local.batch.EvaluateOnExit.Action;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetryStrategyTest {
    private static final AttemptEnd CRASHED = AttemptEnd.exited(139);
    private static final RetryStrategy SPOT =
            new RetryStrategy(
                    3,
                    List.of(
                            EvaluateOnExit.onStatusReason("Host EC2*", Action.RETRY),
                            EvaluateOnExit.onExitCode("75", Action.RETRY),
                            EvaluateOnExit.onReason("*", Action.EXIT)));

    @Test
    void withoutRulesEveryFailureIsTriedAgainUntilAttemptsAreUsedUp() {
        RetryStrategy three = new RetryStrategy(3, List.of());

        assertThat(three.retries(1, CRASHED)).isTrue();
        assertThat(three.retries(2, CRASHED)).isTrue();
        assertThat(three.retries(3, CRASHED)).isFalse();
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        assertThat(SPOT.retries(1, AttemptEnd.reclaimed("i-0abc"))).isTrue();
        assertThat(SPOT.retries(1, AttemptEnd.exited(75))).isTrue();
        assertThat(SPOT.retries(1, CRASHED)).isFalse();
        assertThat(SPOT.retries(3, AttemptEnd.exited(75))).isFalse();
    }

    @Test
    void whereNoRuleMatchesTheJobIsTriedAgain() {
        RetryStrategy oneRule =
                new RetryStrategy(2, List.of(EvaluateOnExit.onExitCode("1", Action.EXIT)));

        assertThat(oneRule.retries(1, AttemptEnd.exited(1))).isFalse();
        assertThat(oneRule.retries(1, AttemptEnd.exited(2))).isTrue();
    }

    @Test
    void exitCodePatternsEndInAStar() {
        RetryStrategy signals =
                new RetryStrategy(
                        2,
                        List.of(
                                EvaluateOnExit.onExitCode("13*", Action.RETRY),
                                EvaluateOnExit.onReason("*", Action.EXIT)));

        assertThat(signals.retries(1, AttemptEnd.exited(137))).isTrue();
        assertThat(signals.retries(1, AttemptEnd.exited(143))).isFalse();
    }

    @Test
    void aTimedOutAttemptIsNotTriedAgain() {
        assertThat(new RetryStrategy(3, List.of()).retries(1, AttemptEnd.timedOut(143))).isFalse();
    }

    @Test
    void limitsAreBatchs() {
        EvaluateOnExit rule = EvaluateOnExit.onExitCode("1", Action.RETRY);

        assertThatIllegalArgumentException().isThrownBy(() -> new RetryStrategy(0, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryStrategy(11, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryStrategy(1, Collections.nCopies(6, rule)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvaluateOnExit.onStatusReason("*Host", Action.RETRY))
                .withMessageContaining("'*' only at the end");
    }
}
