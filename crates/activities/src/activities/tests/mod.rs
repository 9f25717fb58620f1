//! Activities by the rules, and by whole pages.

mod calling_off;
mod course;
mod exchange;
mod geo;
mod grid_asks;
mod grids;
mod lists;
mod orders;
mod pages;
mod removal;
mod revival;
mod rules;
mod twice;
