"""The annual report as docx, pdf, html, xlsx, data and chart."""
