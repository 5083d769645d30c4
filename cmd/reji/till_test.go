package main

// faulty is the program with books that panic when the history is opened.
func faulty() { main() }
