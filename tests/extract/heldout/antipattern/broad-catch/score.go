package scoring

// Evaluate runs a user-defined formula on a reading.
func Evaluate(f func(float64) float64, reading float64) (score float64) {
	defer func() {
		if r := recover(); r != nil { // ~ broad-catch
			score = 0
		}
	}()
	return f(reading)
}

// Mean evaluates all readings.
func Mean(f func(float64) float64, readings []float64) float64 {
	sum := 0.0
	for _, r := range readings {
		sum += Evaluate(f, r)
	}
	return sum / float64(len(readings))
}
