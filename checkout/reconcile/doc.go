// Package reconcile holds the books and Stripe side by side, in both directions: what Stripe holds or took and the books do not know, what the
// books call paid and Stripe did not take, and where the two speak of one payment and differ (mission rows T15 and X1). It is pure: it is
// given both sides as streams, newest first, and says what it finds.
//
// # Memory
//
// A month of a busy shop does not fit a screen and need not fit memory. The streams are merged by time into two windows of bounded size, of
// tenders that wait for their PaymentIntent and of PaymentIntents that wait for their tender. Whatever a full window pushes out, and whatever
// is left at the end, is asked for singly at the other side. So clocks that differ, sales that took hours and PaymentIntents made long after
// their sale cost a request each at worst, and never a wrong finding.
//
// # Every payment once
//
// The tenders' stream decides what belongs to the comparison: every tender in it is judged exactly once, from its own side. A PaymentIntent
// that is left over is judged only if the books do not know it, or know it in a sale that is no part of the stream although Stripe made it in the
// period itself; within the hour around the period, which is read because clocks differ, it is the neighbouring period's.
//
// # What is a difference
//
// Money that is held on purpose, to be captured later, agrees with the books: it is listed as Uncaptured and is no difference. Within its
// last twelve hours it becomes ExpiresSoon, and that counts, because it is lost unless somebody acts. Anything else that is found counts.
//
// A sale that is still open in the books agrees with a PaymentIntent that has not come to an end either. If Stripe is further, that is
// StatusDiffers, though nothing is wrong yet: recovery is to finish it first.
//
// A PaymentIntent without the metadata of a till counts when it was made for a card reader and holds or took money. Others are an online
// shop's on the same account. One that carries another till's metadata is that till's to reconcile.
//
// Refunds are not compared: the books do not have them yet, and what was received stays the same.
package reconcile
