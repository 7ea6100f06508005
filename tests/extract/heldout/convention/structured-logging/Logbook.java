package ship;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Logbook {

    private static final Logger LOG = LoggerFactory.getLogger(Logbook.class);

    void sighted(String ship, double bearing) {
        LOG.info("sighted " + ship + " at " + Math.round(bearing) + " degrees");
    }

    double log(double fields) {
        return Math.log(fields);
    }
}
