// The product's mark as an image.
import { MARK_BOX, MARK_PATHS } from "./markPaths.mjs";

/** The product's mark: one arch between two banks. */
export function Mark({ size }: { size?: string }) {
  return (
    <svg className="mark" viewBox={MARK_BOX} aria-hidden="true" style={size ? { width: size, height: size } : undefined}>
      {MARK_PATHS.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
