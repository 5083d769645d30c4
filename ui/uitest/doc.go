// Package uitest plays at the till: it runs a real Bubble Tea program, presses keys and reads the screen, in the virtual time of testing/synctest.
//
//	synctest.Test(t, func(t *testing.T) {
//		till := uitest.Start(t, layout.Area{W: 80, H: 24}, func(ctx context.Context) tea.Model { return ui.New(ctx, deps) })
//		till.Type("2000")
//		till.Press("enter")
//		till.WaitFor("PAID", time.Minute)
//	})
//
// A wait always has an end, in virtual time: a bubble in which something ticks is never found to be stuck.
package uitest
