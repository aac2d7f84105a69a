/** The product's mark: one arch between two banks. */
export function Mark({ size }: { size?: string }) {
  return (
    <svg className="mark" viewBox="32 112 448 360" aria-hidden="true" style={size ? { width: size, height: size } : undefined}>
      <path d="M64 352a192 192 0 0 1 384 0h-80a112 112 0 0 0-224 0z" />
      <path d="M38 368h132q6 0 6 6v44q0 6-6 6H38q-6 0-6-6v-44q0-6 6-6zM342 368h132q6 0 6 6v44q0 6-6 6H342q-6 0-6-6v-44q0-6 6-6z" />
    </svg>
  );
}
