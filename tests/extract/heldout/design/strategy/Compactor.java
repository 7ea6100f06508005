package telemetry.store;

import java.util.List;
import java.util.function.ToDoubleFunction;

public class Compactor { // ~ strategy

    private ToDoubleFunction<List<Double>> reduction = v -> v.get(0);

    public void setReduction(ToDoubleFunction<List<Double>> reduction) {
        this.reduction = reduction;
    }

    public double[] compact(List<List<Double>> windows) {
        double[] out = new double[windows.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = reduction.applyAsDouble(windows.get(i));
        }
        return out;
    }
}
