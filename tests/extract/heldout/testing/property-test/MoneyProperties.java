package bank;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Positive;

class MoneyProperties {

    @Property
    void splittingLosesNothing(@ForAll @Positive int cents, @ForAll @Positive byte parts) { // ~ property-test
        assertThat(Split.of(cents, parts).stream().mapToInt(Integer::intValue).sum()).isEqualTo(cents);
    }
}
