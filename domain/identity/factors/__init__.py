"""Second factors: enrolment, proof and step-up."""
