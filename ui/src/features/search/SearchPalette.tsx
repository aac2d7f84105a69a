export default function SearchPalette(_: { onClose: () => void }) {
  return null;
}
