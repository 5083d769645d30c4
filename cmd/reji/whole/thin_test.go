//go:build !race

package whole

// thin plays one in so many of a test's many sales: all of them, without the race detector.
const thin = 1
