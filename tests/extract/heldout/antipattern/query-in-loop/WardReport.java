package org.clinic.reports;

import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;
import org.clinic.model.Bed;
import org.clinic.model.Ward;

public final class WardReport {

    private WardReport() {
    }

    public static List<String> lines(EntityManager em, List<Ward> wards) {
        List<String> lines = new ArrayList<>();
        for (Ward ward : wards) {
            List<Bed> beds = em.createQuery("select b from Bed b where b.ward.id = :w", Bed.class) // ~ query-in-loop, parameterised-sql
                    .setParameter("w", ward.getId())
                    .getResultList();
            lines.add(ward.getName() + ": " + beds.size());
        }
        return lines;
    }
}
