package org.clinic.calendar;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

@Service
public class AppointmentService { // ~ dependency-injection

    private final Calendar calendar;
    private final Reminders reminders;
    private final Clock clock;

    public AppointmentService(Calendar calendar, Reminders reminders, Clock clock) {
        this.calendar = calendar;
        this.reminders = reminders;
        this.clock = clock;
    }

    public void book(String patient, Instant at) {
        calendar.enter(patient, at, clock.instant());
        reminders.schedule(patient, at.minusSeconds(86_400));
    }
}
