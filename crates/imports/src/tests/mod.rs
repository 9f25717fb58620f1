//! Rules as tables, and whole imports on a database.
