package org.clinic.adt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Admissions {

    private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);

    void admitted(long patient, String ward) {
        LOG.atInfo().addKeyValue("patient", patient).addKeyValue("ward", ward).log("patient admitted"); // ~ structured-logging
    }
}
