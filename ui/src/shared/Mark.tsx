/** The product's mark: one arch between two banks. */
export function Mark({ size }: { size?: string }) {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" style={size ? { width: size, height: size } : undefined}>
      <path d="M2 25h6.5C10 16 12.6 11 16 11s6 5 7.5 14H30v-5.5h-2.6C25.400 10.500 21.600 5.500 16 5.500S6.600 10.500 4.600 19.500H2z" />
    </svg>
  );
}
