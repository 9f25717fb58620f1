mod choice;
mod many;
mod pages;
mod register;

const LIST: &str = "/c/rivers/organisations";
