package gallery

// Arranged notes what was done at the virtual reader.
func (w *witness) Arranged(what string) { w.asked = append(w.asked, what) }
