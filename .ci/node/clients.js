// The clients: three ages of Stripe's library, each with the API version that it pins. Nobody here wrote them.
import Newest from 'stripe';
import First from 'stripe-18';
import Old from 'stripe-14';

const client = (Stripe, version, twoStep) => ({ Stripe, version, twoStep, name: `stripe ${Stripe.PACKAGE_VERSION}, ${version}` });

export const newest = client(Newest, '2026-10-28.endive', true);
// The first version whose readers can collect and confirm in two steps.
export const first = client(First, '2025-06-30.basil', true);
// The version that stripe-go v76 pins too. It knows no two steps.
export const old = client(Old, '2023-10-16', false);

export const twoStep = [newest, first];
export const all = [newest, first, old];
