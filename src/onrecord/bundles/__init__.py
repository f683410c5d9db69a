"""Replication bundles: an analysis with all it needs to be run again, and what differs when it is."""

from onrecord.bundles.bundle import Manifest
from onrecord.bundles.verify import Verification, verify_bundle
from onrecord.bundles.write import write_bundle

__all__ = ["Manifest", "Verification", "verify_bundle", "write_bundle"]
