package bank.risk;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

class RiskRun {

    double total(List<Portfolio> portfolios) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Callable<Double>> jobs = portfolios.stream()
                .map(p -> (Callable<Double>) p::valueAtRisk)
                .collect(Collectors.toList());
        double sum = 0;
        for (var done : pool.invokeAll(jobs)) { // ~ parallel-map
            sum += done.get();
        }
        pool.shutdown();
        return sum;
    }
}
