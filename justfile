# Shortcuts. `just` alone lists them; anything longer than a line is a command of weft, or ./test.

_list:
    @just --list --unsorted

# Weft with an invented coalition, at http://127.0.0.1:8080
demo:
    cargo run --release -- demo

# The tests of one crate: just test coalitions
test crate:
    cargo nextest run -p {{crate}}

# The rules of the house: arrows, doors, texts, lengths
house:
    cargo nextest run -p weft --test it -E 'test(structure) | test(access)'

# access-matrix.txt made anew; read what changed
access-matrix:
    WEFT_RENEW=1 cargo test -p weft --test it access

# What a machine checks before anything is merged
check:
    ./test

# The guide, at http://localhost:3000
docs:
    mdbook serve docs

# Licences and sources of everything we build on
deny:
    cargo deny check
