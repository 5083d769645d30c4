// Package journal is an append-only file of checked lines: CRC-32 in hexadecimal, length in bytes, the text, a line feed. A line is synced
// before Append returns. A last line that was torn by a crash is cut off when the file is opened again; damage anywhere else is an error.
package journal
