export default function QuickLog(_: { onClose: () => void }) {
  return null;
}
