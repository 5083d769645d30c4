//go:build race

package whole

// thin plays one in so many of a test's many sales. The race detector makes each of them a dozen times as slow, and races do not hide in the
// nineteenth flavour of a lost answer.
const thin = 5
