// What explains a figure of commission.
export { Chain } from "./Chain";
export { eventWords, stepsOf, zeroWords, type Explained, type Step } from "./steps";
