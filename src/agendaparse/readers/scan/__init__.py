"""Scans: pages whose words are only in their picture are read by an OCR engine, page by page and side by side."""
