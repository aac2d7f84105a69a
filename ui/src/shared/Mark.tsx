/** The product's mark: one arch between two banks. */
export function Mark({ size }: { size?: string }) {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" style={size ? { width: size, height: size } : undefined}>
      <path d="M2 24.5v-5.800h4.400C7.700 10.600 11 6 16 6s8.300 4.600 9.600 12.700H30v5.800h-8.100c-.6-8.100-2.600-12.700-5.900-12.700s-5.300 4.600-5.900 12.700z" />
    </svg>
  );
}
