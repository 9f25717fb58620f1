//! Files of every kind, good ones and hostile ones, made here; and the shared ones with what `libhxl` says of them.

mod cells;
mod checks;
mod choices;
mod conformance;
mod formats;
mod guesses;
mod hostile;
mod make;
mod mutation;
mod rows;
mod values;
mod words;
