package tales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MockTurtleTest {

    @Test
    void sings() {
        MockTurtle turtle = new MockTurtle();
        assertEquals("Beautiful soup", turtle.sing());
    }

    @Test
    void isVerifiedByTheGryphon() {
        assertEquals(2, new Gryphon().verify(new MockTurtle()));
    }
}
