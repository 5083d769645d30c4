// Package readertest is the suite that every driver of card readers passes. It knows nothing of any driver: a Harness hands it a
// register.Terminal with what belongs to it, and says what can be tried there.
//
//	func TestDriverConforms(t *testing.T) {
//		readertest.Run(t, readertest.Harness{Terminal: driver, Readers: driver, Customer: driver, …})
//	}
//
// The suite judges by facts and by kinds of failure, as the till does. It drives one reader, one payment after the other, leaves no payment
// open, and uses amounts whose ending approves a test card.
package readertest
