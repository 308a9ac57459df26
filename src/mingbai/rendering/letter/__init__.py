"""A letter of the organ (答复书、告知书、征求意见函) as docx, PDF and HTML from one value object, in the format of GB/T 9704."""
