package org.clinic;

import java.util.*;

public class ClinicManager { // ~ god-class
    private final Map<Integer, String> patients = new HashMap<>();
    private final Map<Integer, String> doctors = new HashMap<>();
    private final Map<Integer, Integer> beds = new HashMap<>();
    private final List<String> invoices = new ArrayList<>();
    private final List<String> mails = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Map<String, Integer> drugs = new HashMap<>();
    private final Map<String, String> rota = new HashMap<>();
    private final Set<String> sessions = new HashSet<>();
    private final Deque<String> printQueue = new ArrayDeque<>();
    private String theme = "light";

    void admit(int id, String name) { patients.put(id, name); }
    void discharge(int id) { patients.remove(id); }
    String patient(int id) { return patients.get(id); }
    void hire(int id, String name) { doctors.put(id, name); }
    void dismiss(int id) { doctors.remove(id); }
    void assignBed(int bed, int patient) { beds.put(bed, patient); }
    void freeBed(int bed) { beds.remove(bed); }
    int occupied() { return beds.size(); }
    void bill(String text) { invoices.add(text); }
    int openBills() { return invoices.size(); }
    void mail(String text) { mails.add(text); }
    void clearMails() { mails.clear(); }
    void note(String text) { log.add(text); }
    String history() { return String.join("\n", log); }
    void stock(String drug, int n) { drugs.merge(drug, n, Integer::sum); }
    int left(String drug) { return drugs.getOrDefault(drug, 0); }
    void duty(String day, String who) { rota.put(day, who); }
    String onDuty(String day) { return rota.get(day); }
    void login(String user) { sessions.add(user); }
    void logout(String user) { sessions.remove(user); }
    void print(String page) { printQueue.add(page); }
    void setTheme(String name) { theme = name; }
    String theme() { return theme; }
}
