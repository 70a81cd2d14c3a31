import { BundleCard } from './bundle-card.tsx';
import { ChecksCard } from './checks-card.tsx';
import './diagnostics.css';
import { DoctorCard } from './doctor-card.tsx';
import { LogCard } from './log-card.tsx';

/** How this PC and its account are, the log, and what support needs. */
export function Diagnostics() {
  return (
    <div className="diagnostics">
      <ChecksCard />
      <DoctorCard />
      <LogCard />
      <BundleCard />
    </div>
  );
}
