// Forms: state, fields and where they stand.
export { useFormField, useRefusedPath } from "./context";
export { Form, useBegin } from "./Form";
export { FormDialog } from "./FormDialog";
export { FormDrawer } from "./FormDrawer";
export { lack } from "./lack";
export { useForm, type Form as FormState } from "./useForm";
