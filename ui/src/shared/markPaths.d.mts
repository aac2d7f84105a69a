export const MARK_BOX: string;
export const MARK_PATHS: string[];
