package nmea

import "testing"

func TestLatitude(t *testing.T) {
	tests := []struct { // ~ table-tests
		name string
		in   string
		want float64
	}{
		{"north", "4807.038,N", 48.1173},
		{"south", "4807.038,S", -48.1173},
		{"equator", "0000.000,N", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Latitude(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if diff := got - tt.want; diff > 1e-4 || diff < -1e-4 {
				t.Errorf("got %f, want %f", got, tt.want)
			}
		})
	}
}
