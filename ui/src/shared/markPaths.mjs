/** The outlines of the product's mark, as in icons/app.svg: the arch, and the two banks. */
export const MARK_BOX = "32 112 448 360";
export const MARK_PATHS = [
  "M64 352a192 192 0 0 1 384 0h-80a112 112 0 0 0-224 0z",
  "M38 368h132q6 0 6 6v44q0 6-6 6H38q-6 0-6-6v-44q0-6 6-6zM342 368h132q6 0 6 6v44q0 6-6 6H342q-6 0-6-6v-44q0-6 6-6z",
];
