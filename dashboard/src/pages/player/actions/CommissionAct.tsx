import type { DialogProps } from './acts';
import { PaymentDialog } from './PaymentDialog';

export default function CommissionAct(props: DialogProps) {
  return <PaymentDialog kind="commission" {...props} />;
}
